-- For Neovim 0.11 and newer: vim.lsp.enable('jdf')
return {
  cmd = { 'jbuild', 'lsp' },
  filetypes = { 'jdf' },
  root_markers = { '.jbuild.yaml', '.git' },
}
