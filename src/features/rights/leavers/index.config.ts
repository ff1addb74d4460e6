export default definePageConfig({ navigationBarTitleText: '离校的人' });
