// Places that are empty, broken, waiting or without a connection. Every screen has all four.
// An empty or broken place says it in the voice, gives the cause and offers one deed; loading is the real layout's
// shape after 150 ms, without a shimmer; no spinners anywhere.
export * from './coming.tsx'
export * from './cup.tsx'
export * from './empty-state.tsx'
export * from './loading-shape.tsx'
export * from './waiting-line.tsx'
