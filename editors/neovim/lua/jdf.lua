-- require('jdf').setup { cmd = { '/path/to/jdf/bin/jbuild', 'lsp' } }
--
-- cmd is what starts the language server; without it, jbuild has to be in PATH. filetypes are those
-- that it serves: { 'jdf', 'dockerfile' } for Dockerfiles as well. All else that is given goes to the
-- client as it is: on_attach, capabilities, settings, ...
local M = {}

local MARKERS = { '.jbuild.yaml', '.git' }

-- The nearest folder around a file that a project starts in, else the file's own.
local function root(file)
  local folder = vim.fn.fnamemodify(file, ':p:h')
  local around = folder
  while true do
    for _, marker in ipairs(MARKERS) do
      if vim.loop.fs_stat(around .. '/' .. marker) then
        return around
      end
    end
    local parent = vim.fn.fnamemodify(around, ':h')
    if parent == around then
      return folder
    end
    around = parent
  end
end

-- Before 0.11: one client for each root.
local function start_by_hand(config)
  local clients = {}
  local function attach(buffer)
    local folder = root(vim.api.nvim_buf_get_name(buffer))
    local id = clients[folder]
    if not id or not vim.lsp.get_client_by_id(id) then
      id = vim.lsp.start_client(vim.tbl_extend('force', config, {
        root_dir = folder,
        workspace_folders = {
          { uri = vim.uri_from_fname(folder), name = vim.fn.fnamemodify(folder, ':t') },
        },
      }))
      clients[folder] = id
    end
    if id then
      vim.lsp.buf_attach_client(buffer, id)
      vim.bo[buffer].omnifunc = 'v:lua.vim.lsp.omnifunc'
    end
  end
  vim.api.nvim_create_autocmd('FileType', {
    pattern = config.filetypes,
    group = vim.api.nvim_create_augroup('jdf', {}),
    callback = function(event)
      attach(event.buf)
    end,
  })
end

function M.setup(options)
  local config = vim.tbl_extend('force', {
    name = 'jdf',
    cmd = { 'jbuild', 'lsp' },
    filetypes = { 'jdf' },
  }, options or {})
  if vim.lsp.config and vim.lsp.enable then
    config.root_markers = MARKERS
    vim.lsp.config('jdf', config)
    vim.lsp.enable('jdf')
  else
    start_by_hand(config)
  end
end

return M
