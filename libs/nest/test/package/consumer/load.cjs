// Loads the published package both ways, beside the SDK that it stands on.
const nest = require('@docket/nest');
const sdk = require('@docket/sdk');

Promise.all([import('@docket/nest'), import('@docket/sdk')]).then(([importedNest, importedSdk]) => {
  const identical = nest.DocketModule === importedNest.DocketModule && sdk.Audit === importedSdk.Audit;
  const providers = Reflect.getMetadata('providers', nest.DocketModule);
  const sameSdk = providers.some(({ provide }) => provide === sdk.Audit);
  console.log(JSON.stringify({ identical, sameSdk, exports: Object.keys(nest).sort() }));
});
