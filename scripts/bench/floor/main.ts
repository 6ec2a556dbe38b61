import { createElement } from 'lwc';
import Floor from './bench/floor/floor';

/**
 * The floor of every comparison: the smallest page that can be made of the same parts – LWC, SIP.js, one field, one button. It
 * registers, shows who rings and calls a number, and nothing more.
 */
document.body.append(createElement('bench-floor', { is: Floor }));
