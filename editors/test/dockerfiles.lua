-- Dockerfiles by all their names in Neovim, with findings.
for _, name in ipairs { 'Dockerfile', 'Dockerfile.dev', 'web.Dockerfile', 'Containerfile' } do
  vim.cmd('edit ' .. name)
  local found = vim.wait(60000, function()
    for _, it in ipairs(vim.diagnostic.get(0)) do
      if it.lnum == 1 and it.message:find('RUNN', 1, true) then
        return vim.bo.filetype == 'dockerfile'
      end
    end
    return false
  end)
  if not found then
    io.stderr:write('FAIL neovim: no diagnostics in ' .. name .. ', ' .. vim.bo.filetype .. '\n')
    vim.cmd('cquit')
  end
  io.stdout:write('ok   diagnostics in ' .. name .. '\n')
end
vim.cmd('qall!')
