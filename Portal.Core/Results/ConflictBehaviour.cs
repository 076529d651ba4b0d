using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Portal.Core.Results;

/// <summary>Two people saved the same thing at once: the second one is told, and nothing is overwritten.</summary>
public sealed class ConflictBehaviour<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IFailable<TResponse>
{
    public async Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        try
        {
            return await next();
        }
        catch (DbUpdateConcurrencyException)
        {
            return TResponse.Fail([ConflictErrors.ChangedMeanwhile]);
        }
    }
}

public static class ConflictErrors
{
    public static readonly Error ChangedMeanwhile =
        new("ほかの人が同時に変更したため、保存していません。最新の内容を確かめてから、もう一度操作してください。");
}
