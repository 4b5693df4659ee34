/**
 * Files: what is attached to messages. Bytes lie in a folder, what is known of them in a row.
 * Promises: a row that is ready has its whole bytes on disk; the type is what the bytes are, not what somebody said;
 * no program is kept, and nothing that a browser would run is called by its name; media are fetched by a job, which
 * ends in bytes or in a reason.
 * Events: file.changed (subject the file).
 */
export { openFiles, type Files, type FilesOptions } from './files.ts'
export { forgetFiles } from './forget.ts'
export { showFile } from './show-file.ts'
export { squareOf } from './square.ts'
export { contextOf } from './context.ts'
export { kindOf, mostBytes, mostBytesOfAny, type FileKind } from './bounds.ts'
export type { Draft } from './receive.ts'
export { expect as expectFile, type Expected } from './expect.ts'
export type { Signed } from './address.ts'
export type { FileRow } from './tables.ts'
