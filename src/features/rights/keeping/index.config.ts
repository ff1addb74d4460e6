export default definePageConfig({ navigationBarTitleText: '到期的记录' });
