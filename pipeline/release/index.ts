export { assertPublishable, CannotPublish, publish } from './publish.ts'
export { BuildRunning, lock } from './lock.ts'
