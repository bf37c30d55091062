/**
 * An OCI config and facts about the host in, the system calls that make it so out, as a value. All
 * policy of isolation is here; nothing here looks at the machine.
 */
@NullMarked
package dev.jdf.plan;

import org.jspecify.annotations.NullMarked;
