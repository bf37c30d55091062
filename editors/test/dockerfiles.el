;; Dockerfiles by all their names in Emacs, with findings.  -*- lexical-binding: t -*-

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
  (look-at name)
  (await (format "diagnostics in %s, %s" name mode)
         (lambda () (and (eq major-mode mode) (marked)))))
