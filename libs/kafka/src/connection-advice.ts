/** Settings by both of their names: that of the options, and that of the variable they are read from in Docket's services. */
export const SETTING = {
  brokers: 'brokers (DOCKET_KAFKA_BROKERS)',
  tls: 'tls (DOCKET_KAFKA_TLS)',
  caFile: 'tlsCaFile (DOCKET_KAFKA_TLS_CA_FILE)',
  mechanism: 'saslMechanism (DOCKET_KAFKA_SASL_MECHANISM)',
  username: 'saslUsername (DOCKET_KAFKA_SASL_USERNAME)',
  password: 'saslPassword (DOCKET_KAFKA_SASL_PASSWORD)',
} as const;

const UNTRUSTED = `name the PEM file of the authority that signed it in ${SETTING.caFile}`;
const OTHER_NAME = `name the brokers in ${SETTING.brokers} as their certificates do`;
const OUT_OF_DATE = 'the brokers need a new one (or a clock is wrong)';

/** What is wrong with a certificate, by OpenSSL's and Node's codes. */
const CERTIFICATE: Readonly<Record<string, string>> = {
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  CERT_UNTRUSTED: UNTRUSTED,
  CERT_SIGNATURE_FAILURE: UNTRUSTED,
  CERT_HAS_EXPIRED: OUT_OF_DATE,
  CERT_NOT_YET_VALID: OUT_OF_DATE,
  HOSTNAME_MISMATCH: OTHER_NAME,
  ERR_TLS_CERT_ALTNAME_INVALID: OTHER_NAME,
};

/** What to do about a broker's certificate; undefined for an error that is not about one. */
export function certificateAdvice(error: unknown): string | undefined {
  return CERTIFICATE[textProperty(error, 'code')];
}

/** Whoever is spoken to in another way than he expects hangs up, and says no more than one who stops. */
const CLOSED = `the broker has stopped, or its listener asks for something else than ${SETTING.tls} and ${SETTING.mechanism} say`;
const NOT_GRANTED = `grant it to the user of ${SETTING.username}; docs/kafka-access.md says what each part of Docket needs`;

const NO_COORDINATOR = `unless the brokers have just started, the right to use the group is missing: ${NOT_GRANTED}`;

/** The driver reads batches that are packed with gzip, or not at all. */
const PACKED =
  'the topic keeps batches as producers pack them; with compression.type=uncompressed (docket topics apply) brokers ' +
  'unpack them, but not those that are in it already';

/** By the driver's, the protocol's or Node's name of an error; what is missing here may only be waited for. */
const ADVICE: Readonly<Record<string, string>> = {
  KafkaJSSASLAuthenticationError: `check ${SETTING.username} and ${SETTING.password}`,
  UNSUPPORTED_SASL_MECHANISM: `choose another ${SETTING.mechanism}`,
  ILLEGAL_SASL_STATE: `this listener asks for no sign-in; unset ${SETTING.mechanism}, or see ${SETTING.brokers}`,
  TOPIC_AUTHORIZATION_FAILED: NOT_GRANTED,
  GROUP_AUTHORIZATION_FAILED: NOT_GRANTED,
  CLUSTER_AUTHORIZATION_FAILED: NOT_GRANTED,
  KafkaJSGroupCoordinatorNotFound: NO_COORDINATOR,
  KafkaJSNotImplemented: PACKED,
  KafkaJSConnectionClosedError: CLOSED,
  ECONNRESET: CLOSED,
  EPROTO: CLOSED,
};

/** What to do about an error of the driver; those that wrap another are looked into. */
export function connectionAdvice(error: unknown): string | undefined {
  for (let at = error; typeof at === 'object' && at !== null; at = Reflect.get(at, 'cause') as unknown) {
    const names = (['type', 'name', 'code'] as const).map((property) => ADVICE[textProperty(at, property)]);
    const found = certificateAdvice(at) ?? names.find((advice) => advice !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** By shape rather than by class: errors of Node itself come from another realm where there are several. */
function textProperty(error: unknown, name: 'type' | 'name' | 'code'): string {
  if (typeof error !== 'object' || error === null) return '';
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : '';
}
