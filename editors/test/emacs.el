;; A session in Emacs: what a user calls, and what is then in buffers.  -*- lexical-binding: t -*-

(require 'eglot)
(load (expand-file-name "init.el"))

(defun mistakes ()
  "Where errors are shown, and what they say."
  (cl-loop for mark in (flymake-diagnostics)
           when (string-match-p "error" (format "%s" (flymake-diagnostic-type mark)))
           collect (cons (line-number-at-pos (flymake-diagnostic-beg mark))
                         (flymake-diagnostic-text mark))))

(defun choosing (text action)
  "Call ACTION and choose what has TEXT in it."
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt offered &rest _)
               (or (cl-find-if (lambda (it) (string-match-p (regexp-quote text) it)) (mapcar #'car offered))
                   (error "Nothing offered has %s in it" text)))))
    (funcall action)))

(look-at "image.jdf")

(await "mode" (lambda () (eq major-mode 'jdf-mode)))
(await "server" #'eglot-managed-p)
(await "diagnostics"
       (lambda () (let ((it (car (mistakes)))) (and it (= (car it) 3) (string-match-p "NET_ADMN" (cdr it))))))

(go-to "CAP_ADD")
(backward-char 2)
(let (hover)
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq hover (or text hover))))
  (await "hover" (lambda () (and hover (string-match-p "--cap-add" hover)))))

(go-to "MEMORY    256m")
(insert "\nCAP_ADD NET_BI")
(completion-at-point)
(await "completion" (lambda () (has "CAP_ADD NET_BIND_SERVICE")))
(delete-region (line-beginning-position) (1+ (line-end-position)))

;; Parts of words, where only the part counts.
(defun completed (typed text)
  "Complete TYPED in a line of its own to TEXT, and take it back."
  (goto-char (point-max))
  (insert typed)
  (completion-at-point)
  (await (concat "completion of " (car (last (split-string typed "\n")))) (lambda () (has text)))
  (delete-region (line-beginning-position) (line-end-position)))

(make-directory "folder/below" t)
(completed "MOUNT type=bind,src=./folder/be" "src=./folder/below/")
(completed "SYSCTL net.ipv4.ip_forw" "SYSCTL net.ipv4.ip_forward=")
(completed "MOUNT type=bind,bind-prop" "MOUNT type=bind,bind-propagation=")
(completed "ENV NAME=1\nWORKDIR $NAM" "WORKDIR $NAME")
(completed "SECURITY_OPT no-new" "SECURITY_OPT no-new-privileges")
(eglot--signal-textDocument/didChange)

(go-to "NET_A")
(choosing "NET_ADMIN" (lambda () (setq last-nonmenu-event t) (eglot-code-actions (point) (point) nil t)))
(await "quick fix" (lambda () (has "CAP_ADD NET_ADMIN")))
;; What Emacs does when its user pauses: without one it is never idle.
(eglot--signal-textDocument/didChange)
(await "no error is left" (lambda () (null (mistakes))))

(go-to "FROM base")
(backward-char 2)
(eglot-rename "root")
(await "rename" (lambda () (and (has "FROM host AS root\n") (has "FROM root AS debug\n"))))

(eglot-format-buffer)
(await "format" (lambda () (has "\nMEMORY 256m\n")))

(write-file "other.jdf")
(goto-char (point-max))
(insert "\nCAP_ADD KIL\n")
(eglot--signal-textDocument/didChange)
(await "findings under another name"
       (lambda () (cl-some (lambda (it) (string-match-p "'KIL'" (cdr it))) (mistakes))))
(set-buffer-modified-p nil)
(kill-emacs 0)
