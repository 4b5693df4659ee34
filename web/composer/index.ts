// Where an answer is written: who will read it, through what and until when; what it carries and what would be lost; how
// it leaves and comes back. It alone is drawn again with each key.
export { Answer, type AnswerHandle } from './answer.tsx'
