// What joins conversations, and passes them on: one made of two and two made of one, a cause that many share, a hand-over.
// `useTogether` puts it on the stage for the conversation on screen and gives what its lines have to say beside themselves.
export { Strips } from './strips.tsx'
export { useTogether } from './use-together.tsx'
