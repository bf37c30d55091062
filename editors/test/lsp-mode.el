;; A session in Emacs with lsp-mode: what a user calls, and what is then in buffers.  -*- lexical-binding: t -*-

(require 'lsp-mode)
(load "lsp-mode-autoloads" t)
(setq lsp-auto-guess-root t
      lsp-session-file (expand-file-name "session")
      lsp-diagnostics-provider :flymake
      lsp-enable-snippet nil
      lsp-lens-enable t)
(load (expand-file-name "init.el"))

(defun errors ()
  "The messages of all errors."
  (cl-loop for all being the hash-values of (lsp-diagnostics)
           append (cl-loop for finding in all
                           when (eql (gethash "severity" finding) 1)
                           collect (gethash "message" finding))))

(look-at "image.jdf")

(await "diagnostics" (lambda () (and (errors) (string-match-p "NET_ADMN" (car (errors))))))

(go-to "CAP_AD")
(let (hover)
  (lsp-request-async "textDocument/hover" (lsp--text-document-position-params)
                     (lambda (it) (setq hover (lsp:markup-content-value (lsp:hover-contents it)))))
  (await "hover" (lambda () (and hover (string-match-p "--cap-add" hover)))))

(go-to "MEMORY    256m")
(insert "\nCAP_ADD NET_BI")
(completion-at-point)
(await "completion" (lambda () (has "CAP_ADD NET_BIND_SERVICE")))
(delete-region (line-beginning-position) (1+ (line-end-position)))

(go-to "NET_A")
(lsp-execute-code-action
 (cl-find-if (lambda (it) (string-match-p "NET_ADMIN" (lsp:code-action-title it)))
             (lsp-code-actions-at-point)))
(await "quick fix" (lambda () (has "CAP_ADD NET_ADMIN")))
(await "no error is left" (lambda () (null (errors))))

(go-to "FROM base")
(backward-char 2)
(lsp-rename "root")
(await "rename" (lambda () (and (has "FROM host AS root\n") (has "FROM root AS debug\n"))))

(lsp-format-buffer)
(await "format" (lambda () (has "\nMEMORY 256m\n")))

(go-to "FROM root")
(let ((found (lsp-request "textDocument/definition" (lsp--text-document-position-params))))
  (await "definition" (lambda () (= 0 (lsp:position-line (lsp:range-start (lsp:location-range (elt found 0))))))))
(set-buffer-modified-p nil)
(kill-emacs 0)
