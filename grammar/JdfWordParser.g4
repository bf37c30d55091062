/*
 * The shape of a word, and what becomes of it. Where w is written any word may stand, with
 * variables in it.
 *
 * What is open at the end of the word is closed by its end, so that there is a tree of anything;
 * the value is an error then.
 */
parser grammar JdfWordParser;

options { tokenVocab = JdfWordLexer; }

word
    : piece* EOF
    ;

piece
    : TEXT                                  # text          // itself
    | ESCAPED                               # escaped       // \x       x
    | SINGLE                                # single        // 'x'      x, whatever x
    | SINGLE_OPEN                           # singleOpen    // 'x       error
    | QUOTE inQuotes* ( END_QUOTE | EOF )   # double        // "w"      blanks in it part no words
    | reference                             # variable
    ;

inQuotes
    : TEXT                                  # quotedText
    | ESCAPED                               # quotedEscaped // \"  \$  \\
    | ESCAPE                                # quotedEscape  // \ in front of anything else: itself
    | reference                             # quotedVariable
    ;

// In ${...} stands the name x, and behind an operator a word w or a pattern p; both are words.
reference
    : VARIABLE                              # simple        // $x       value of x, or nothing
    | OPEN ( CLOSE | EOF )                  # value         // ${x}     the same
    | OPEN CONDITION w+=piece* ( CLOSE | EOF )
                                            # conditional   // ${x-w}   value, or w if x is unset
                                                            // ${x+w}   w, or nothing if x is unset
                                                            // ${x?w}   value, or error w if x is unset
                                                            // ${x:-w} ${x:+w} ${x:?w}
                                                            //          an empty x is as an unset one
    | OPEN TRIM p+=piece* ( CLOSE | EOF )   # trimmed       // ${x#p} ${x##p}
                                                            //          value without the shortest, the
                                                            //          longest start that is like p
                                                            // ${x%p} ${x%%p}
                                                            //          the same for its end
    | OPEN REPLACE p+=piece* ( SLASH | EOF ) w+=piece* ( CLOSE | EOF )
                                            # replaced      // ${x/p/w} w for the first part like p
                                                            // ${x//p/w}
                                                            //          w for all of them
    | OPEN UNSUPPORTED w+=piece* ( CLOSE | EOF )
                                            # unsupported   // ${x^}    error
    ;
