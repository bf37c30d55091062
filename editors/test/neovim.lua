-- A session in Neovim: everything is typed or called as a user would, and seen in buffers and windows.
local PATIENCE_MS = 60000

local function fail(text)
  io.stderr:write('FAIL neovim: ' .. text .. '\n')
  vim.cmd('cquit')
end

-- Runs on beside the editor's own loop, so that keys are read while something is waited for.
local session

local function await(what, condition)
  local waited = 0
  while true do
    local met = condition()
    if met then
      io.stdout:write('ok   ' .. what .. '\n')
      return met
    end
    if waited > PATIENCE_MS then
      error('never came: ' .. what .. '; the text is\n' .. table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n'))
    end
    waited = waited + 20
    vim.defer_fn(function()
      local ok, problem = coroutine.resume(session)
      if not ok then
        fail(problem)
      end
    end, 20)
    coroutine.yield()
  end
end

local function line(number)
  return vim.api.nvim_buf_get_lines(0, number - 1, number, true)[1]
end

local function is(number, text)
  return function()
    return line(number) == text
  end
end

local function diagnostics()
  await('diagnostics', function()
    for _, it in ipairs(vim.diagnostic.get(0)) do
      if it.code == 'JDF110' then
        return it.lnum == 2 and it.col == 8 and it.message:find('NET_ADMN', 1, true)
          and it.severity == vim.diagnostic.severity.ERROR
      end
    end
  end)
end

local function hover()
  vim.api.nvim_win_set_cursor(0, { 3, 2 })
  vim.lsp.buf.hover()
  await('hover', function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true)
      if vim.api.nvim_win_get_config(window).relative ~= '' and table.concat(lines, '\n'):find('--cap-add', 1, true) then
        vim.api.nvim_win_close(window, true)
        return true
      end
    end
  end)
end

local function completion()
  vim.api.nvim_win_set_cursor(0, { 4, 0 })
  vim.api.nvim_input('oCAP_ADD NET_B<C-x><C-o>')
  await('completion', function()
    return vim.fn.pumvisible() == 1 and vim.fn.complete_info({ 'items' }).items[1].word == 'NET_BIND_SERVICE'
  end)
  vim.api.nvim_input('<C-n><C-y><Esc>')
  await('completion is taken', function()
    return line(5):find('^CAP_ADD NET_BIND_SERVICE%s*$')
  end)
  vim.api.nvim_input('dd')
  await('line is deleted', is(5, ''))
end

local function quick_fix()
  vim.ui.select = function(actions, options, choose)
    for index, action in ipairs(actions) do
      if options.format_item(action):find('NET_ADMIN', 1, true) then
        return choose(action, index)
      end
    end
    error('no action is called NET_ADMIN')
  end
  vim.api.nvim_win_set_cursor(0, { 3, 10 })
  vim.lsp.buf.code_action()
  await('quick fix', is(3, 'CAP_ADD NET_ADMIN'))
  await('no error is left', function()
    return #vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR }) == 0
  end)
end

local function rename()
  vim.api.nvim_win_set_cursor(0, { 6, 6 })
  vim.lsp.buf.rename('root')
  await('rename', function()
    return line(1) == 'FROM host AS root' and line(6) == 'FROM root AS debug'
  end)
end

local function format()
  local formatting = vim.lsp.buf.format or vim.lsp.buf.formatting
  formatting()
  await('format', is(4, 'MEMORY 256m'))
end

local function colours()
  await('colours', function()
    return vim.bo.filetype == 'jdf' and vim.fn.synIDattr(vim.fn.synID(2, 1, 1), 'name') ~= ''
  end)
end

local function saved_as()
  vim.cmd('saveas! other.jdf')
  vim.api.nvim_buf_set_lines(0, -1, -1, true, { 'CAP_ADD KIL' })
  await('findings under another name', function()
    for _, it in ipairs(vim.diagnostic.get(0)) do
      if it.message:find("'KIL'", 1, true) then
        return true
      end
    end
  end)
end

session = coroutine.create(function()
  for _, step in ipairs { colours, diagnostics, hover, completion, quick_fix, rename, format, saved_as } do
    step()
  end
  vim.cmd('qall!')
end)
local ok, problem = coroutine.resume(session)
if not ok then
  fail(problem)
end
