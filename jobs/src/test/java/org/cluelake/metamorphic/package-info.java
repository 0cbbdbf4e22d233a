/**
 * Metamorphic relations: what must not change what is found, or may change it in one way only, held
 * over every detector on the planted rows of its rule pack and over whole nights.
 */
package org.cluelake.metamorphic;
