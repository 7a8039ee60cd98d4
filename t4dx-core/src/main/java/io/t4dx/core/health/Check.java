package io.t4dx.core.health;

import java.util.concurrent.Callable;

/**
 * Something to look at.
 *
 * @param look returns what it found; what it throws is what is wrong
 * @param advice what to do where it fails
 */
public record Check(String name, Callable<String> look, String advice) {}
