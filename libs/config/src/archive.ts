import { flag, httpUrl, optional, secret, text, variable } from './variable.js';

/** How `docket archive` reaches an S3-compatible store; a directory needs none of it. */
export const archiveConfig = {
  endpoint: optional(
    'DOCKET_ARCHIVE_S3_ENDPOINT',
    httpUrl,
    'Base address of an S3-compatible store for archives; unset means Amazon S3.',
  ),
  region: variable('DOCKET_ARCHIVE_S3_REGION', 'us-east-1', text, 'Region of the bucket.'),
  pathStyle: variable(
    'DOCKET_ARCHIVE_S3_PATH_STYLE',
    'false',
    flag,
    'Name the bucket in the path rather than in the host name, as most stores other than Amazon S3 need it.',
  ),
  accessKeyId: optional(
    'DOCKET_ARCHIVE_S3_ACCESS_KEY_ID',
    text,
    'Access key; unset means what the AWS SDK finds by itself: its own variables, a profile, the role of the machine.',
  ),
  secretAccessKey: secret('DOCKET_ARCHIVE_S3_SECRET_ACCESS_KEY', 'Secret of that access key.'),
};
