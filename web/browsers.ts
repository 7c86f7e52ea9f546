/** The browsers that all of this works in, as they are named on screen; web/index.html says the same before any script. */
export const BROWSERS = 'Chrome、Edge 109 以上，Firefox 115 以上，Safari 16.4 以上'
