/** Where a page with `lightningStylesheets="true"` finds its look. */
export const LIGHTNING_STYLES = '/sCSS/lightningStylesheets.css';

/** About what the platform gives standard components of such a page; a look to try a page with, no copy of its sheets. */
export const LIGHTNING_STYLE_TEXT = `
body { margin: 0; padding: 1rem 1.5rem; background: #fff; color: #181818; font: 0.8125rem/1.5 system-ui, sans-serif }
h1 { font-size: 1.125rem; font-weight: 700; margin: 0 0 0.25rem }
h2 { font-size: 1rem; font-weight: 700; margin: 1.5rem 0 0.25rem; padding-top: 1rem; border-top: 1px solid #c9c9c9 }
p { margin: 0 0 0.75rem; max-width: 44rem }
label { color: #444 }
input[type='password'] { box-sizing: border-box; width: 24rem; max-width: 100%; height: 2rem; padding: 0 0.75rem;
  border: 1px solid #747474; border-radius: 0.25rem; font: inherit }
input[type='password']:focus-visible, .btn:focus-visible { outline: 2px solid #0176d3; outline-offset: 1px }
.btn { height: 2rem; padding: 0 1rem; border: 1px solid #747474; border-radius: 0.25rem; background: #fff; color: #0b5cab; font: inherit;
  cursor: pointer }
.btn:hover { background: #f3f3f3 }
.message { max-width: 42rem; margin: 0 0 0.75rem; padding: 0.5rem 1rem; border-radius: 0.25rem; border-left: 4px solid }
.confirmM3 { background: #ebf7e6; border-color: #2e844a }
.errorM3 { background: #fef1ee; border-color: #ba0517 }
`;
