/*
 * What is inside a word: quotes, escapes and variables. JdfLexer has found the words of a line and
 * left all this in them; it is read here where variables get their values.
 *
 *     plain    'a b'    "a b"    a\ b    $name    ${name}    ${name:-word}
 *
 * The escape character is \ below. In a file with # escape=` it is the backquote, and the lexer is
 * shown the one for the other (class WordCharacters). In the body of a here-document quotes are
 * shown to it as plain characters, for that is what they are there.
 *
 * Every mode takes any character, so that no word is ever refused here.
 */
lexer grammar JdfWordLexer;

tokens { TEXT, ESCAPED, SINGLE, SINGLE_OPEN, VARIABLE, OPEN, CLOSE }

// The word itself.
WORD_TEXT           : ~['"\\$]+             -> type(TEXT) ;
WORD_ESCAPED        : ANY_ESCAPED           -> type(ESCAPED) ;      // \x is x
WORD_SINGLE         : QUOTED                -> type(SINGLE) ;       // 'x' is x, whatever x
WORD_SINGLE_OPEN    : UNCLOSED              -> type(SINGLE_OPEN) ;
QUOTE               : '"'                   -> pushMode(DOUBLE) ;
WORD_VARIABLE       : '$' NAME              -> type(VARIABLE) ;     // $x
WORD_OPEN           : '${' NAME?            -> type(OPEN), pushMode(OPERATOR) ;
WORD_DOLLAR         : '$'                   -> type(TEXT) ;         // of no name: itself

// In double quotes variables have values and blanks stay; the escape character is one only in
// front of " and $ and itself.
mode DOUBLE;
DOUBLE_TEXT         : ~["\\$]+              -> type(TEXT) ;
DOUBLE_ESCAPED      : '\\' ["\\$]           -> type(ESCAPED) ;
ESCAPE              : '\\' ;
DOUBLE_VARIABLE     : '$' NAME              -> type(VARIABLE) ;
DOUBLE_OPEN         : '${' NAME?            -> type(OPEN), pushMode(OPERATOR) ;
DOUBLE_DOLLAR       : '$'                   -> type(TEXT) ;
END_QUOTE           : '"'                   -> popMode ;

// Behind ${name: what is to be done with the value.
mode OPERATOR;
OPERATOR_CLOSE      : '}'                   -> type(CLOSE), popMode ;
CONDITION           : ':'? [-+?]            -> mode(OPERAND) ;
TRIM                : ('#' '#'? | '%' '%'?) -> mode(OPERAND) ;
REPLACE             : '/' '/'?              -> mode(PATTERN) ;
UNSUPPORTED         : (':'? . | ':')        -> mode(OPERAND) ;

// A word in a word: to the first } that is its own.
mode OPERAND;
OPERAND_TEXT        : ~['"\\$}]+            -> type(TEXT) ;
OPERAND_ESCAPED     : ANY_ESCAPED           -> type(ESCAPED) ;
OPERAND_SINGLE      : QUOTED                -> type(SINGLE) ;
OPERAND_SINGLE_OPEN : UNCLOSED              -> type(SINGLE_OPEN) ;
OPERAND_QUOTE       : '"'                   -> type(QUOTE), pushMode(DOUBLE) ;
OPERAND_VARIABLE    : '$' NAME              -> type(VARIABLE) ;
OPERAND_OPEN        : '${' NAME?            -> type(OPEN), pushMode(OPERATOR) ;
OPERAND_DOLLAR      : '$'                   -> type(TEXT) ;
OPERAND_CLOSE       : '}'                   -> type(CLOSE), popMode ;

// What ${name/pattern/word} looks for: to the first / that is its own.
mode PATTERN;
PATTERN_TEXT        : ~['"\\$/]+            -> type(TEXT) ;
PATTERN_ESCAPED     : ANY_ESCAPED           -> type(ESCAPED) ;
PATTERN_SINGLE      : QUOTED                -> type(SINGLE) ;
PATTERN_SINGLE_OPEN : UNCLOSED              -> type(SINGLE_OPEN) ;
PATTERN_QUOTE       : '"'                   -> type(QUOTE), pushMode(DOUBLE) ;
PATTERN_VARIABLE    : '$' NAME              -> type(VARIABLE) ;
PATTERN_OPEN        : '${' NAME?            -> type(OPEN), pushMode(OPERATOR) ;
PATTERN_DOLLAR      : '$'                   -> type(TEXT) ;
SLASH               : '/'                   -> mode(OPERAND) ;

fragment ANY_ESCAPED : '\\' .? ;                // at the end of a word it escapes nothing
fragment QUOTED     : '\'' ~'\''* '\'' ;
fragment UNCLOSED   : '\'' ~'\''* ;

// A word of letters, digits and _; digits alone; or one of the shell's special names, as 0 is.
fragment NAME       : LETTER (LETTER | DIGIT)* | DIGIT_NOT_0 DIGIT* | [@*#?\-$!0] ;
fragment LETTER     : [_\p{L}] ;
fragment DIGIT      : [\p{Nd}] ;
fragment DIGIT_NOT_0 : ~[\P{Nd}0] ;
