/** pdf.js's own worker, with what it calls and older browsers lack; a worker shares nothing of what the page was given. */
import 'core-js/modules/es.array-buffer.transfer-to-fixed-length.js'
import 'core-js/modules/es.array.to-spliced.js'
import 'core-js/modules/es.promise.with-resolvers.js'
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs'
