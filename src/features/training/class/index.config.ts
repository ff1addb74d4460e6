export default definePageConfig({ navigationBarTitleText: '家长参加' });
