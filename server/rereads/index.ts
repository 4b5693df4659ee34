/**
 * Rereads: asks platforms that tell nobody when a post is deleted whether what customers wrote in public is still there,
 * once a day.
 * Promises: what its writer deleted goes here too, as if the platform had told; silence and faults delete nothing.
 */
export { keepRereading } from './keep-rereading.ts'
export { reread } from './reread.ts'
