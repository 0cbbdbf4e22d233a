/** A house that breaks every import rule, so that each rule is known to notice. Nothing runs it. */
package org.cluelake.architecture.planted;
