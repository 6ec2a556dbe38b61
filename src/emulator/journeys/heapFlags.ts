/**
 * What V8 compiles goes into the heap as well, and hundreds of calls later a path still becomes hot: without compilers the heap holds
 * what the program holds, and the bytecode of each function once.
 */
export const WITHOUT_COMPILERS = '--js-flags=--no-opt --no-sparkplug --no-maglev --no-flush-bytecode';
