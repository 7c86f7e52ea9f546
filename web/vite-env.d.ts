/** Types of what Vite lets the web import: style sheets and files; and of core-js, which brings none. */
/// <reference types="vite/client" />

declare module 'core-js/modules/*'
