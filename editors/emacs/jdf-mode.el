;;; jdf-mode.el --- Specs of isolated processes in Dockerfile syntax  -*- lexical-binding: t -*-

;; SPDX-License-Identifier: Apache-2.0
;; Package-Requires: ((emacs "26.1"))
;; Keywords: languages, containers

;;; Commentary:

;; Font lock, comments and continued lines of .jdf files, and jbuild as their language server:
;;
;;   (add-to-list 'load-path "/path/to/jdf/editors/emacs")
;;   (require 'jdf-mode)
;;   (setq jdf-jbuild "/path/to/jdf/bin/jbuild")   ; unless it is in PATH
;;   (add-hook 'jdf-mode-hook #'eglot-ensure)

;;; Code:

(defgroup jdf nil
  "Specs of isolated processes."
  :group 'languages)

(defcustom jdf-jbuild "jbuild"
  "The compiler, which is the language server, too."
  :type 'string)

;; A test compares these with the compiler's own table.
(defconst jdf-instructions
  '("FROM" "ARG" "ENV" "LABEL" "USER" "WORKDIR" "STOPSIGNAL" "MAINTAINER" "EXPOSE" "VOLUME"
    "RUN" "CMD" "ENTRYPOINT" "HEALTHCHECK" "SHELL" "COPY" "ADD" "ONBUILD")
  "What a Dockerfile has.")

(defconst jdf-isolation
  '("CAP_ADD" "CAP_DROP" "TMPFS" "MOUNT" "DEVICE" "DEVICE_CGROUP_RULE" "SYSCTL" "ULIMIT"
    "SECURITY_OPT" "GROUP_ADD" "ANNOTATION" "PID" "IPC" "UTS" "USERNS" "CGROUPNS" "NETWORK"
    "HOSTNAME" "DOMAINNAME" "SHM_SIZE" "MEMORY" "MEMORY_RESERVATION" "MEMORY_SWAP" "CPUS"
    "CPU_SHARES" "CPU_PERIOD" "CPU_QUOTA" "CPUSET_CPUS" "CPUSET_MEMS" "PIDS_LIMIT"
    "BLKIO_WEIGHT" "OOM_SCORE_ADJ" "CGROUP_PARENT" "PRIVILEGED" "READ_ONLY" "INIT" "TTY")
  "The isolating flags of docker run.")

(defconst jdf-font-lock-keywords
  `((,(concat "^[ \t]*\\(?:ONBUILD[ \t]+\\)*" (regexp-opt jdf-instructions t) "\\(?:[ \t]\\|$\\)")
     1 font-lock-keyword-face)
    (,(concat "^[ \t]*" (regexp-opt jdf-isolation t) "\\(?:[ \t]\\|$\\)") 1 font-lock-type-face)
    ("[ \t]\\(AS\\)[ \t]+\\([^ \t\n]+\\)[ \t]*$"
     (1 font-lock-keyword-face) (2 font-lock-function-name-face))
    ("[ \t]\\(--[a-z-]+\\)" 1 font-lock-builtin-face)
    ("\\$\\(?:[A-Za-z_][A-Za-z0-9_]*\\|{[^}\n]*}\\)" 0 font-lock-variable-name-face t))
  "In any case, as all that the compiler reads.")

(defvar jdf-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?' "\"" table)
    (modify-syntax-entry ?_ "_" table)
    ;; What is completed ends and begins there, but names of kernel parameters have dots.
    (modify-syntax-entry ?= "." table)
    (modify-syntax-entry ?/ "." table)
    (modify-syntax-entry ?$ "." table)
    (modify-syntax-entry ?. "_" table)
    table))

;; There are no comments behind an instruction.
(defconst jdf-syntax-propertize
  (syntax-propertize-rules ("^[ \t]*\\(#\\)" (1 "<"))))

;;;###autoload
(define-derived-mode jdf-mode prog-mode "jdf"
  "Major mode for specs of isolated processes."
  (setq-local comment-start "# "
              comment-start-skip "#+[ \t]*"
              syntax-propertize-function jdf-syntax-propertize
              font-lock-defaults '(jdf-font-lock-keywords nil t)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.jdf\\'" . jdf-mode))

(defun jdf-server (&rest _)
  "What starts the language server."
  (list jdf-jbuild "lsp"))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(jdf-mode . jdf-server)))

(provide 'jdf-mode)
;;; jdf-mode.el ends here
