export type Encoding = 'br' | 'gzip' | 'identity'

/** In which of the ways that a browser takes it is best sent (RFC 9110, 12.5.3). */
export const encodingFor = (accepted = ''): Encoding =>
  /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
