" A session in vim with ALE.

function Fail(text)
  call writefile(['FAIL vim: ' . a:text], '/dev/stderr', 'a')
  cquit
endfunction

function Await(what, condition)
  let waited = 0
  while !a:condition()
    if waited > 60000
      call Fail('never came: ' . a:what)
    endif
    sleep 20m
    let waited += 20
  endwhile
  call writefile(['ok   ' . a:what], '/dev/stdout', 'a')
endfunction

function Mistakes()
  return filter(ale#engine#GetLoclist(bufnr('')), {_, it -> it.type ==# 'E'})
endfunction

try
  call Await('colours', {-> &filetype ==# 'jdf' && synIDattr(synID(2, 1, 1), 'name') !=# ''})
  call Await('diagnostics', {-> len(Mistakes()) == 1 && Mistakes()[0].lnum == 3 && Mistakes()[0].text =~# 'NET_ADMN'})
  call setline(3, 'CAP_ADD NET_ADMIN')
  doautocmd TextChanged
  call Await('no error is left', {-> empty(Mistakes())})
  call cursor(6, 7)
  ALEGoToDefinition
  call Await('definition', {-> line('.') == 1})
catch
  call Fail(v:exception . ' ' . v:throwpoint)
endtry
qall!
