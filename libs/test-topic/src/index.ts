export { type PublishedEvent, TestTopic } from './test-topic.js';
