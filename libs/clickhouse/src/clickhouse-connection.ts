/** Where a ClickHouse server is and who we are there. What `clickhouseConfig` of `@docket/config` yields. */
export interface ClickHouseConnection {
  /** `http://` or `https://`, without a path. */
  readonly url: string;
  readonly username: string;
  /** None for a user without one. */
  readonly password?: string | undefined;
  readonly database: string;
  /** PEM file of the authority that signed the server's certificate; the system's authorities without it. */
  readonly caFile?: string | undefined;
}
