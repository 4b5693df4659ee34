/**
 * Elements with which a page has its browser look up, connect to or go to other machines before any policy is asked:
 * hints of what will be needed, frames, what is embedded, forms, addresses for all others.
 */
const empty = /<(?:link|meta|base|embed|frame)(?=[\s/>])/gi
const within = /<(\/?)(?:iframe|object|applet|fencedframe|portal)(?=[\s/>])/gi
const around = /<(\/?)(?:form|frameset)(?=[\s/>])/gi

/**
 * The page without any of them: in their places stand elements that do nothing. Wherever such a beginning stands it is
 * changed, in a comment or a text, too, so that no way of reading the page finds one.
 */
export const inert = (html: string): string =>
  html.replaceAll(empty, '<basefont').replaceAll(within, '<$1span').replaceAll(around, '<$1div')
