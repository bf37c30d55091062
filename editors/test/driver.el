;; What each session in an Emacs waits and looks with.  -*- lexical-binding: t -*-

(require 'cl-lib)

(defconst patience 60)

(defun await (what condition)
  "Wait until CONDITION holds, which is WHAT; nobody types meanwhile."
  (let ((end (+ (float-time) patience)))
    (while (not (funcall condition))
      (when (> (float-time) end)
        (princ (format "FAIL: never came: %s; the text is\n%s" what (buffer-string)))
        (kill-emacs 1))
      (accept-process-output nil 0.02))
    (princ (format "ok   %s\n" what))))

(defun look-at (file)
  "Open FILE, as a user does: the loop of an Emacs runs these hooks after a command."
  (find-file file)
  (switch-to-buffer (current-buffer))
  (run-hooks 'post-command-hook 'window-configuration-change-hook))

(defun go-to (text)
  "Put the cursor behind the first TEXT."
  (goto-char (point-min))
  (search-forward text))

(defun has (text)
  (save-excursion
    (goto-char (point-min))
    (search-forward text nil t)))
