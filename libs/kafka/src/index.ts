export { connectAdmin, type NewTopic, type PartitionRange, type TopicAdmin, type TopicState } from './admin.js';
export { topicConsumer, type ConsumerHandler, type ConsumerOptions, type TopicConsumer } from './consumer.js';
export { KafkaFailure } from './kafka-failure.js';
export { readRecords } from './read-records.js';
export { readTopic } from './read-topic.js';
export { type ConnectingProducer, connectProducer, kafkaProducer, type RecordProducer } from './producer.js';
export { threadedProducer } from './thread/threaded-producer.js';
export {
  type FetchedBatch,
  headerEntries,
  type IncomingRecord,
  type OutgoingRecord,
  type RecordPlace,
} from './records.js';
export { TopicPositions } from './topic-positions.js';
export { checkKafkaSettings, type KafkaLog, type KafkaSettings } from './settings.js';
