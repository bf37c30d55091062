/*
 * The words of a spec.
 *
 * What comes here are logical lines: comments and directives are taken out, continued lines are
 * joined, blanks around a line are cut off, and every line ends in one LF (class LogicalLines, which
 * remembers where each character came from). How lines are continued depends on a directive at the
 * top of the file, and a grammar cannot look back at that.
 *
 * The first word of a line says how the rest is read; each mode below is one way to read it.
 * Every mode takes any character, so that no line is ever refused here.
 */
lexer grammar JdfLexer;

options { caseInsensitive = true; }

tokens { FLAG, JSON, TEXT, WORD, NEWLINE, HEREDOC_END }

// Split at blanks; quotes mean nothing yet.
FROM                : 'FROM'                -> mode(WORDS) ;
EXPOSE              : 'EXPOSE'              -> mode(WORDS) ;

// KEY=VALUE words, in which quotes protect blanks.
ARG                 : 'ARG'                 -> mode(QUOTED) ;
ENV                 : 'ENV'                 -> mode(QUOTED) ;
LABEL               : 'LABEL'               -> mode(QUOTED) ;

// One text, to the end of the line.
USER                : 'USER'                -> mode(REST) ;
WORKDIR             : 'WORKDIR'             -> mode(REST) ;
STOPSIGNAL          : 'STOPSIGNAL'          -> mode(REST) ;
MAINTAINER          : 'MAINTAINER'          -> mode(REST) ;

// A JSON array of strings, or else one text.
CMD                 : 'CMD'                 -> mode(REST) ;
ENTRYPOINT          : 'ENTRYPOINT'          -> mode(REST) ;
SHELL               : 'SHELL'               -> mode(REST) ;
RUN                 : 'RUN'                 -> mode(REST) ;
VOLUME              : 'VOLUME'              -> mode(REST) ;
COPY                : 'COPY'                -> mode(REST) ;
ADD                 : 'ADD'                 -> mode(REST) ;

// Another keyword follows.
HEALTHCHECK         : 'HEALTHCHECK'         -> mode(CHECK) ;
ONBUILD             : 'ONBUILD' ;

// The flags of docker run that take a list.
CAP_ADD             : 'CAP_ADD'             -> mode(QUOTED) ;
CAP_DROP            : 'CAP_DROP'            -> mode(QUOTED) ;
TMPFS               : 'TMPFS'               -> mode(QUOTED) ;
MOUNT               : 'MOUNT'               -> mode(QUOTED) ;
DEVICE              : 'DEVICE'              -> mode(QUOTED) ;
DEVICE_CGROUP_RULE  : 'DEVICE_CGROUP_RULE'  -> mode(QUOTED) ;
SYSCTL              : 'SYSCTL'              -> mode(QUOTED) ;
ULIMIT              : 'ULIMIT'              -> mode(QUOTED) ;
SECURITY_OPT        : 'SECURITY_OPT'        -> mode(QUOTED) ;
GROUP_ADD           : 'GROUP_ADD'           -> mode(QUOTED) ;
ANNOTATION          : 'ANNOTATION'          -> mode(QUOTED) ;

// The flags of docker run that take one value.
PID                 : 'PID'                 -> mode(QUOTED) ;
IPC                 : 'IPC'                 -> mode(QUOTED) ;
UTS                 : 'UTS'                 -> mode(QUOTED) ;
USERNS              : 'USERNS'              -> mode(QUOTED) ;
CGROUPNS            : 'CGROUPNS'            -> mode(QUOTED) ;
NETWORK             : 'NETWORK'             -> mode(QUOTED) ;
HOSTNAME            : 'HOSTNAME'            -> mode(QUOTED) ;
DOMAINNAME          : 'DOMAINNAME'          -> mode(QUOTED) ;
SHM_SIZE            : 'SHM_SIZE'            -> mode(QUOTED) ;
MEMORY              : 'MEMORY'              -> mode(QUOTED) ;
MEMORY_RESERVATION  : 'MEMORY_RESERVATION'  -> mode(QUOTED) ;
MEMORY_SWAP         : 'MEMORY_SWAP'         -> mode(QUOTED) ;
CPUS                : 'CPUS'                -> mode(QUOTED) ;
CPU_SHARES          : 'CPU_SHARES'          -> mode(QUOTED) ;
CPU_PERIOD          : 'CPU_PERIOD'          -> mode(QUOTED) ;
CPU_QUOTA           : 'CPU_QUOTA'           -> mode(QUOTED) ;
CPUSET_CPUS         : 'CPUSET_CPUS'         -> mode(QUOTED) ;
CPUSET_MEMS         : 'CPUSET_MEMS'         -> mode(QUOTED) ;
PIDS_LIMIT          : 'PIDS_LIMIT'          -> mode(QUOTED) ;
BLKIO_WEIGHT        : 'BLKIO_WEIGHT'        -> mode(QUOTED) ;
OOM_SCORE_ADJ       : 'OOM_SCORE_ADJ'       -> mode(QUOTED) ;
CGROUP_PARENT       : 'CGROUP_PARENT'       -> mode(QUOTED) ;

// The flags of docker run that are on or off.
PRIVILEGED          : 'PRIVILEGED'          -> mode(QUOTED) ;
READ_ONLY           : 'READ_ONLY'           -> mode(QUOTED) ;
INIT                : 'INIT'                -> mode(QUOTED) ;
TTY                 : 'TTY'                 -> mode(QUOTED) ;

// Longer than any keyword that it starts with, so FROMX is no FROM.
UNKNOWN             : ~[ \t\r\f\u000B\n]+   -> mode(WORDS) ;

LINE_BLANK          : [ \t\r\f\u000B]+      -> skip ;
LINE_END            : '\n'                  -> type(NEWLINE) ;

// Words between blanks. Flags stand in front; behind the first word nothing is a flag.
mode WORDS;
WORDS_BLANK         : [ \t\r\f\u000B]+      -> skip ;
WORDS_FLAG          : FLAG_WORD             -> type(FLAG) ;
WORDS_WORD          : BARE+                 -> type(WORD), mode(MORE_WORDS) ;
WORDS_END           : '\n'                  -> type(NEWLINE), mode(DEFAULT_MODE) ;

mode MORE_WORDS;
MORE_WORDS_BLANK    : [ \t\r\f\u000B]+      -> skip ;
MORE_WORDS_WORD     : BARE+                 -> type(WORD) ;
MORE_WORDS_END      : '\n'                  -> type(NEWLINE), mode(DEFAULT_MODE) ;

// Words in which quotes and the escape character protect blanks; both are kept until expansion.
mode QUOTED;
QUOTED_BLANK        : SPACE+                -> skip ;
QUOTED_FLAG         : FLAG_WORD             -> type(FLAG) ;
QUOTED_WORD         : (ITEM+ OPEN? | OPEN)
                                            -> type(WORD), mode(MORE_QUOTED) ;
QUOTED_END          : '\n'                  -> type(NEWLINE), mode(DEFAULT_MODE) ;

mode MORE_QUOTED;
MORE_QUOTED_BLANK   : SPACE+                -> skip ;
MORE_QUOTED_WORD    : (ITEM+ OPEN? | OPEN)
                                            -> type(WORD) ;
MORE_QUOTED_END     : '\n'                  -> type(NEWLINE), mode(DEFAULT_MODE) ;

// The same two with the backquote as escape character: # escape=` chooses them.
mode BACKQUOTE_QUOTED;
BACKQUOTE_BLANK     : SPACE+                -> skip ;
BACKQUOTE_FLAG      : FLAG_WORD             -> type(FLAG) ;
BACKQUOTE_WORD      : (B_ITEM+ B_OPEN? | B_OPEN)
                                            -> type(WORD), mode(MORE_BACKQUOTE_QUOTED) ;
BACKQUOTE_END       : '\n'                  -> type(NEWLINE), mode(DEFAULT_MODE) ;

mode MORE_BACKQUOTE_QUOTED;
MORE_BACKQUOTE_BLANK : SPACE+               -> skip ;
MORE_BACKQUOTE_WORD : (B_ITEM+ B_OPEN? | B_OPEN)
                                            -> type(WORD) ;
MORE_BACKQUOTE_END  : '\n'                  -> type(NEWLINE), mode(DEFAULT_MODE) ;

// The rest of the line. An array with anything behind it is longer as a text, and so is a text.
mode REST;
REST_BLANK          : SPACE+                -> skip ;
REST_FLAG           : FLAG_WORD             -> type(FLAG) ;
REST_JSON           : ARRAY                 -> type(JSON) ;
REST_TEXT           : ('-' | REST_START ~'\n'*) -> type(TEXT) ;
REST_END            : '\n'                  -> type(NEWLINE), mode(DEFAULT_MODE) ;

// HEALTHCHECK: flags, then CMD and its command, or NONE.
mode CHECK;
CHECK_BLANK         : [ \t\r\f\u000B]+      -> skip ;
CHECK_FLAG          : FLAG_WORD             -> type(FLAG) ;
CHECK_CMD           : 'CMD'                 -> type(CMD), mode(REST) ;
NONE                : 'NONE'                -> mode(REST) ;
CHECK_UNKNOWN       : BARE+                 -> type(WORD), mode(MORE_WORDS) ;
CHECK_END           : '\n'                  -> type(NEWLINE), mode(DEFAULT_MODE) ;

// The lines behind RUN, COPY and ADD with <<NAME in it, as they are, each with its LF. Where a body
// starts, and which line is its NAME, was found with the logical lines: EscapeLexer comes here
// there, and calls the last line of each body HEREDOC_END.
mode HEREDOC;
HEREDOC_LINE        : ~'\n'* '\n' ;

fragment BARE       : ~[ \t\r\f\u000B\n] ;
fragment SPACE      : [ \t\r\f\u000B\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000] ;

// A word is a row of items; only at the end of the line may a quote or an escape stay open, and
// expansion reports it.
fragment ITEM       : SINGLE | DOUBLE | ESCAPED | PLAIN ;
fragment OPEN       : SINGLE_OPEN | DOUBLE_OPEN | '\\' ;
fragment SINGLE     : SINGLE_OPEN '\'' ;
fragment SINGLE_OPEN : '\'' ~['\n]* ;
fragment DOUBLE     : '"' (~["\\\n] | ESCAPED)* '"' ;
fragment DOUBLE_OPEN : '"' (~["\\\n] | ESCAPED)* '\\'? ;
fragment ESCAPED    : '\\' ~'\n' ;
fragment PLAIN      : ~['"\\ \t\r\f\u000B\n\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000] ;

fragment B_ITEM     : SINGLE | B_DOUBLE | B_ESCAPED | B_PLAIN ;
fragment B_OPEN     : SINGLE_OPEN | B_DOUBLE_OPEN | '`' ;
fragment B_DOUBLE   : '"' (~["`\n] | B_ESCAPED)* '"' ;
fragment B_DOUBLE_OPEN : '"' (~["`\n] | B_ESCAPED)* '`'? ;
fragment B_ESCAPED  : '`' ~'\n' ;
fragment B_PLAIN    : ~['"` \t\r\f\u000B\n\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000] ;

// --name=value; a bare -- ends the flags. Either escape character protects a blank.
fragment FLAG_WORD  : '--' FLAG_ITEM* FLAG_OPEN? ;
fragment FLAG_ITEM  : SINGLE | FLAG_DOUBLE | FLAG_ESCAPED | ~['"\\` \t\r\f\u000B\n] ;
fragment FLAG_OPEN  : SINGLE_OPEN | FLAG_DOUBLE_OPEN | [\\`] ;
fragment FLAG_DOUBLE : '"' (~["\\`\n] | FLAG_ESCAPED)* '"' ;
fragment FLAG_DOUBLE_OPEN : '"' (~["\\`\n] | FLAG_ESCAPED)* [\\`]? ;
fragment FLAG_ESCAPED : [\\`] ~'\n' ;
fragment REST_START : '--' [ \t]+ | ~[\- \t\r\f\u000B\n\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000] | '-' ~[\-\n] ;

// RFC 8259, as far as an array of strings goes.
fragment ARRAY      : '[' GAP (STRING GAP (',' GAP STRING GAP)*)? ']' ;
fragment STRING options { caseInsensitive = false; }
                    : '"' (~["\\\u0000-\u001F] | '\\' (["\\/bfnrt] | 'u' HEX HEX HEX HEX))* '"' ;
fragment GAP        : [ \t\r]* ;
fragment HEX        : [0-9a-f] ;
