/** Main, the only exit, the only builder of Spark sessions, and the commands. */
package org.cluelake.app;
