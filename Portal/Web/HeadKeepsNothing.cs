using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Web;

/// <summary>
/// A page answers HEAD by running what answers GET. Some of that writes down that a file was handed out or that somebody
/// is still there; by HEAD no file is, and a link checker is nobody, so nothing is kept.
/// </summary>
public sealed class HeadKeepsNothing(IHttpContextAccessor http) : SaveChangesInterceptor, IDbCommandInterceptor
{
    private bool IsHead => http.HttpContext is { } context && HttpMethods.IsHead(context.Request.Method);

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(IsHead ? InterceptionResult<int>.SuppressWithResult(0) : result);

    /// <summary>What is written without being loaded first.</summary>
    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(
            IsHead && eventData.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete
                ? InterceptionResult<int>.SuppressWithResult(0)
                : result);
}
