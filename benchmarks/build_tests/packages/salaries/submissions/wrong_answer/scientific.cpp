// sums in floating point, printed as it comes
#include <bits/stdc++.h>
using namespace std;
int main() {
    int n;
    cin >> n;
    vector<int> p(n + 1), left(n + 1), leaves;
    vector<double> s(n + 1);
    for (int i = 2; i <= n; i++) cin >> p[i], left[p[i]]++;
    for (int i = 1; i <= n; i++) cin >> s[i];
    for (int i = 1; i <= n; i++) if (!left[i]) leaves.push_back(i);
    for (size_t k = 0; k < leaves.size(); k++) {
        int i = leaves[k];
        if (i == 1) continue;
        s[p[i]] += s[i];
        if (!--left[p[i]]) leaves.push_back(p[i]);
    }
    for (int i = 1; i <= n; i++) cout << s[i] << "\n";
}
