namespace Portal.Core.ReviewBoard;

/// <summary>参照用パスワードの決め方.</summary>
public enum ViewingPasswordChoice
{
    /// <summary>今のパスワードのまま: for those who have one.</summary>
    Keep,

    /// <summary>自動で作る・全員で1つ.</summary>
    OneForAll,

    /// <summary>自動で作る・審査員ごと.</summary>
    OneForEach,

    /// <summary>自分で決める, the same for all.</summary>
    Typed,
}

/// <summary>電話でお伝えする一覧の1行. In clear it lives in this answer and in its own mail, nowhere else.</summary>
/// <param name="ByMail">パスワード通知メールも送る.</param>
public sealed record ToldPassword(string Name, string Profession, string Password, bool ByMail);

/// <summary>電話でお伝えする一覧.</summary>
public sealed record ToldPasswords(IReadOnlyList<ToldPassword> List);

/// <summary>Gives 参照用パスワード to reviewers and keeps only their hashes.</summary>
public sealed class PasswordIssue(ViewingPasswordHasher hasher)
{
    /// <returns>Who got which, in the reviewers' order; nobody whose password stays.</returns>
    public IReadOnlyList<(SessionReviewer Reviewer, string Password)> Give(
        IReadOnlyList<SessionReviewer> reviewers, ViewingPasswordChoice choice, string? typed, Func<SessionReviewer, bool> isMailed,
        DateTimeOffset at)
    {
        var getting = choice == ViewingPasswordChoice.Keep ? [.. reviewers.Where(r => r.PasswordHash is null)] : reviewers;
        var given = new List<(SessionReviewer, string)>(getting.Count);

        // One password has one hash: 600,000 rounds for each of thirty reviewers would add seconds and no safety, since whoever
        // finds the password of one has that of all.
        var shared = choice switch
        {
            ViewingPasswordChoice.OneForAll => ViewingPassword.Generate(),
            ViewingPasswordChoice.Typed => ViewingPassword.Normalise(typed),
            _ => null,
        };
        var sharedHash = shared is null ? null : hasher.Hash(shared);
        foreach (var reviewer in getting)
        {
            var password = shared ?? ViewingPassword.Generate();
            reviewer.SetPassword(sharedHash ?? hasher.Hash(password), isMailed(reviewer), at);
            given.Add((reviewer, password));
        }

        return given;
    }
}
