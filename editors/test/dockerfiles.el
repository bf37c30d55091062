;; Dockerfiles by all their names in Emacs, with findings.  -*- lexical-binding: t -*-

(require 'cl-lib)
(require 'eglot)
(load (expand-file-name "init.el"))

(defun marked ()
  "Whether the unknown instruction of the second line is shown."
  (cl-some (lambda (it)
             (and (= (line-number-at-pos (flymake-diagnostic-beg it)) 2)
                  (string-match-p "RUNN" (flymake-diagnostic-text it))))
           (flymake-diagnostics)))

(defun dockerfiles (mode)
  "See that those that it knows are in MODE and have their mark."
  (when (eq mode 'dockerfile-mode)
    (require 'dockerfile-mode)
    (add-hook 'dockerfile-mode-hook #'eglot-ensure))
  (dolist (name '("Dockerfile" "Dockerfile.dev" "web.Dockerfile" "Containerfile"))
    (unless (and (eq mode 'dockerfile-mode) (equal name "Containerfile"))
      (marked-in name mode)))
  (kill-emacs 0))

(defun marked-in (name mode)
  "Open NAME; see that it is in MODE and has its mark."
  (find-file name)
  (switch-to-buffer (current-buffer))
  ;; What the loop of an Emacs with a user does after a command.
  (run-hooks 'post-command-hook 'window-configuration-change-hook)
  (let ((end (+ (float-time) 60)))
    (while (not (and (eq major-mode mode) (marked)))
      (when (> (float-time) end)
        (princ (format "FAIL emacs: no diagnostics in %s, %s" name major-mode))
        (kill-emacs 1))
      (accept-process-output nil 0.02)))
  (princ (format "ok   diagnostics in %s, %s\n" name mode)))
