/**
 * Fills in what our code and its libraries call and Chromium 109, Firefox 115 or Safari 16.4 lack. Fetched by such browsers only.
 * tests/web/browsers.test.ts holds the built files against this list.
 */
import 'core-js/modules/es.array.to-reversed.js'
import 'core-js/modules/es.array.to-sorted.js'
import 'core-js/modules/es.array.to-spliced.js'
import 'core-js/modules/es.array.with.js'
import 'core-js/modules/es.map.group-by.js'
import 'core-js/modules/es.promise.with-resolvers.js'
