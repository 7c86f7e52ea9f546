/** Types of what Vite lets the web import: style sheets and files. */
/// <reference types="vite/client" />
