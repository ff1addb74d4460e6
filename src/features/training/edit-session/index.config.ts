export default definePageConfig({ navigationBarTitleText: '线下培训' });
