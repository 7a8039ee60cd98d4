package io.t4dx.core.disk.sim;

/** What a name in a directory stands for. */
sealed interface Node permits FileNode, Directory {}
