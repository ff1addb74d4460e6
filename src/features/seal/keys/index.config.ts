export default definePageConfig({ navigationBarTitleText: '钥匙与演练' });
