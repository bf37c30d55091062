autocmd BufRead,BufNewFile *.jdf setfiletype jdf
